const STYLE = `
:root { color-scheme: light; --ink: #1f2530; --soft: #565f6e; --line: #8a93a3; --paper: #f5f6f8; --act: #2b4c9b; }
* { box-sizing: border-box; }
body { margin: 0; font: 17px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
.test { background: #ffe08a; color: #3b2c00; text-align: center; padding: 8px 16px; font-weight: 600; }
main { max-width: 960px; margin: 0 auto; padding: 24px 20px 48px; display: grid; gap: 24px; }
h1 { font-size: 1.35rem; margin: 0 0 8px; }
h2 { font-size: 1.05rem; margin: 0 0 12px; }
.amount { font-size: 2.3rem; font-weight: 650; margin: 0 0 12px; line-height: 1.2; }
.card { background: #fff; border: 1px solid #d5d9e0; border-radius: 10px; padding: 22px; }
.soft { color: var(--soft); margin: 0 0 12px; }
dl { display: grid; grid-template-columns: 1fr auto; gap: 8px 20px; margin: 0; }
dd { margin: 0; text-align: right; }
label { display: block; margin: 0 0 14px; font-weight: 550; }
input { display: block; width: 100%; min-height: 46px; margin-top: 4px; padding: 8px 12px; font: inherit; font-weight: 400; color: inherit;
  background: #fff; border: 1px solid var(--line); border-radius: 7px; }
input[readonly] { background: var(--paper); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; }
button { display: block; width: 100%; min-height: 48px; margin-top: 10px; padding: 10px 16px; font: inherit; font-weight: 600;
  color: var(--ink); background: #fff; border: 1px solid var(--line); border-radius: 7px; cursor: pointer; }
button.main { color: #fff; background: var(--act); border-color: var(--act); }
fieldset { margin: 22px 0 0; padding: 0; border: 0; }
legend { padding: 0; font-weight: 550; }
a { color: var(--act); }
:focus-visible { outline: 3px solid #e07b00; outline-offset: 2px; }
.alert { margin: 0 0 16px; padding: 12px 14px; color: #7a1212; background: #fdecec; border: 1px solid #c24747; border-radius: 7px; }
@media (min-width: 760px) { main.two { grid-template-columns: 1fr 1fr; gap: 48px; padding-top: 48px; } }
`

/** Makes text safe inside HTML and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

/** `body` is HTML. Headers go with it so that no page is cached, indexed or able to load anything. */
export function renderPage(title: string, body: string): { html: string; headers: Record<string, string> } {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="test">TEST payments: no real money moves here</header>
${body}
</body>
</html>`
  return {
    html,
    headers: {
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
      'referrer-policy': 'no-referrer',
    },
  }
}
