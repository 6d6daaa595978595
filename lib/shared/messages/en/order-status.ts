import type { OrderStatus } from '@/lib/orders/order-status'

/** What patients read about each status of their order. */
export const orderStatus = {
  draft: {
    label: 'Not sent yet',
    heading: 'Your order is not finished',
    text: 'What you filled in so far is kept.',
  },
  awaiting_payment: {
    label: 'Waiting for payment',
    heading: 'Your order waits for your payment',
    text: 'We start as soon as it is paid.',
  },
  received: {
    label: 'We have it',
    heading: 'Your report is being processed',
    text: 'We have your order and your payment. A medical expert will read your report.',
  },
  in_production: {
    label: 'Being made',
    heading: 'Your video is being made',
    text: 'A medical expert has your report and is making your video.',
  },
  in_review: {
    label: 'Being checked',
    heading: 'Your video is being checked',
    text: 'Your video is made. A second look makes sure that it is right.',
  },
  needs_info: {
    label: 'We need you',
    heading: 'We need something from you',
    text: 'Please read our question and answer below. The clock stands still until you do.',
  },
  delivered: {
    label: 'Ready',
    heading: 'Your video report is ready',
    text: 'Watch it as often as you like. You can read it too.',
  },
  canceled: {
    label: 'Canceled',
    heading: 'This order is canceled',
    text: 'We do not work on it any more.',
  },
  expired: {
    label: 'Ended',
    heading: 'This order has ended',
    text: 'It was never paid, so we closed it. You paid nothing.',
  },
} as const satisfies Record<OrderStatus, { label: string; heading: string; text: string }>
