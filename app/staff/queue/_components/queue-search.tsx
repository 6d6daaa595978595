import { Search } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CONTROL_CLASS } from '@/components/ui/field'

export const SEARCH_ID = 'queue-search'

/** Finds one order by the number people say aloud. A plain form. */
export function QueueSearch({ value }: { value: string }) {
  return (
    <search>
      <form action="/staff/queue" className="flex items-center gap-2 pb-2">
        <label htmlFor={SEARCH_ID} className="sr-only">
          Order number
        </label>
        <input
          id={SEARCH_ID}
          name="q"
          type="search"
          defaultValue={value}
          placeholder="MP-7K3F-9QXD"
          autoComplete="off"
          className={`${CONTROL_CLASS} h-[44px] w-48 text-sm`}
        />
        <Button type="submit" size="sm" variant="secondary">
          <Search aria-hidden className="size-5" />
          <span className="sr-only">Find order</span>
        </Button>
      </form>
    </search>
  )
}
