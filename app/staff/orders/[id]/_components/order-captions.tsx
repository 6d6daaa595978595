'use client'

import type { ComponentProps } from 'react'
import { CaptionsEditor } from '@/components/staff/captions-editor'
import { useDraftScope } from './draft-scope'

/** The captions of an order's video: saved before the order is handed in or given back, as its texts are. */
export function OrderCaptions(props: Omit<ComponentProps<typeof CaptionsEditor>, 'register'>) {
  const { register } = useDraftScope()
  return <CaptionsEditor {...props} register={register} />
}
