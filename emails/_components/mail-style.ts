/** Colours of the product's light theme; `DARK_STYLE` swaps them where a mail client follows the system. */
export const mailStyle = {
  page: { margin: 0, padding: '32px 16px', backgroundColor: '#faf7f2', color: '#1d2b2f' },
  column: {
    maxWidth: '560px',
    margin: '0 auto',
    fontFamily: "'Atkinson Hyperlegible Next', Verdana, sans-serif",
  },
  card: {
    backgroundColor: '#ffffff',
    border: '1px solid #e6dfd3',
    borderRadius: '16px',
    padding: '32px 28px',
  },
  brand: {
    margin: '0 4px 16px',
    fontSize: '16px',
    fontWeight: 700,
    letterSpacing: '0.01em',
    color: '#0b5d62',
  },
  heading: { margin: '0 0 16px', fontSize: '24px', lineHeight: '32px', fontWeight: 700, color: '#1d2b2f' },
  text: { margin: '0 0 16px', fontSize: '17px', lineHeight: '27px', color: '#1d2b2f' },
  quiet: { margin: '0 0 12px', fontSize: '15px', lineHeight: '23px', color: '#4b5b60' },
  quietLink: { color: '#4b5b60', textDecoration: 'underline' },
  button: {
    display: 'inline-block',
    margin: '8px 0 16px',
    padding: '15px 26px',
    borderRadius: '12px',
    backgroundColor: '#0b5d62',
    color: '#ffffff',
    fontSize: '17px',
    fontWeight: 700,
    textDecoration: 'none',
  },
  fact: {
    margin: '0 0 20px',
    padding: '16px 20px',
    borderRadius: '12px',
    backgroundColor: '#eef5f4',
    color: '#1d2b2f',
    fontSize: '20px',
    lineHeight: '30px',
    fontWeight: 700,
  },
  factLabel: { display: 'block', fontSize: '15px', lineHeight: '22px', fontWeight: 400 },
  code: {
    fontSize: '34px',
    lineHeight: '44px',
    letterSpacing: '0.18em',
    fontFamily: 'Consolas, Menlo, monospace',
  },
  footer: { margin: '20px 4px 0', fontSize: '14px', lineHeight: '22px', color: '#4b5b60' },
} as const

export const DARK_STYLE = `@media (prefers-color-scheme: dark) {
  .mail-page { background-color: #14191b !important; color: #eceae6 !important; }
  .mail-card { background-color: #1c2326 !important; border-color: #33403f !important; }
  .mail-ink { color: #eceae6 !important; }
  .mail-quiet { color: #b6c0bf !important; }
  .mail-brand { color: #7fcfca !important; }
  .mail-fact { background-color: #22302f !important; color: #eceae6 !important; }
  .mail-button { background-color: #7fcfca !important; color: #0d1a1b !important; }
}`
