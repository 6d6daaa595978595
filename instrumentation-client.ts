import { config } from 'zod/v4/core'

// Before any script of a page: zod else tries whether it may compile code from text, which our content security policy
// refuses and browsers report.
config({ jitless: true })
