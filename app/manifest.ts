import type { MetadataRoute } from 'next'
import { messagesFor } from '@/lib/shared/messages/messages'

export default function manifest(): MetadataRoute.Manifest {
  const { common, site } = messagesFor('en')
  return {
    name: common.brand,
    short_name: common.brand,
    description: site.description,
    start_url: '/',
    display: 'browser',
    background_color: '#fbf7ef',
    theme_color: '#0b4f4a',
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icons/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icons/icon-512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icons/icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  }
}
