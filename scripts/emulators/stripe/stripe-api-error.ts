type ErrorType = 'invalid_request_error' | 'idempotency_error' | 'api_error'

type Details = { param?: string; code?: string; type?: ErrorType }

/** An error as Stripe's API words it; the SDK turns its `type` and `status` into its own error classes. */
export class StripeApiError extends Error {
  readonly status: number
  readonly details: Details
  /** Stripe stores no idempotent result for a request whose parameters did not validate. */
  readonly isValidation: boolean

  constructor(status: number, message: string, details: Details = {}, isValidation = false) {
    super(message)
    this.status = status
    this.details = details
    this.isValidation = isValidation
  }

  toJSON() {
    const { type = 'invalid_request_error', code, param } = this.details
    return {
      error: {
        ...(code && { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}` }),
        message: this.message,
        ...(param && { param }),
        type,
      },
    }
  }
}

export function invalidParam(message: string, param: string, code?: string): StripeApiError {
  return new StripeApiError(400, message, { param, ...(code && { code }) }, true)
}

export function missingParam(param: string): StripeApiError {
  return invalidParam(`Missing required param: ${param}.`, param, 'parameter_missing')
}

/** An id that leads nowhere: 404 when it is the address, 400 when it is a parameter. */
export function noSuch(noun: string, id: string, param = 'id'): StripeApiError {
  const status = param === 'id' ? 404 : 400
  return new StripeApiError(status, `No such ${noun}: '${id}'`, { param, code: 'resource_missing' })
}
