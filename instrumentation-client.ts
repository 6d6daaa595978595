// Before any script of a page: zod else tries whether it may compile code from text, which our content security policy
// refuses and browsers report. It reads this when it is loaded; its own function for it would bring 5 KB of it to pages
// that check nothing.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
