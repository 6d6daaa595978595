type PolicyOptions = {
  nonce?: string
  /** `'sha256-…'` of a prerendered page's inline scripts. */
  scriptHashes?: readonly string[]
  /** Development needs eval for fast refresh. */
  isDevelopment?: boolean
  /** Where the payment provider's page is, when it is not the provider itself. */
  stripeBase?: string | undefined
  /** Staff screens show PDF files, whose decoders are WebAssembly. */
  allowsWasm?: boolean
  /** Origins of another company that this page may show in a frame once the visitor agrees. */
  frameSources?: readonly string[]
}

/** The `content-security-policy` of one page. Scripts run by nonce or hash only; nothing loads from elsewhere. */
export function contentSecurityPolicy(options: PolicyOptions): string {
  const scripts = [
    "'self'",
    ...(options.nonce ? [`'nonce-${options.nonce}'`] : []),
    ...(options.scriptHashes ?? []),
    ...(options.allowsWasm ? ["'wasm-unsafe-eval'"] : []),
    ...(options.isDevelopment ? ["'unsafe-eval'"] : []),
  ]
  const directives = {
    'default-src': "'self'",
    'script-src': scripts.join(' '),
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' blob: data:",
    'media-src': "'self' blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self' blob:",
    'frame-src': ["'self'", ...(options.frameSources ?? [])].join(' '),
    'object-src': "'none'",
    'base-uri': "'self'",
    // The answer to a form may redirect to the payment page, and browsers check that too.
    'form-action': `'self' https://checkout.stripe.com${options.stripeBase ? ` ${options.stripeBase}` : ''}`,
    'frame-ancestors': "'none'",
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
