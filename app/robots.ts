import type { MetadataRoute } from 'next'
import { buildSettings } from '@/lib/platform/env'

/**
 * What is behind an order is nothing for a crawler. Pages that may be fetched but not listed (ordering, searching)
 * say `noindex` themselves: a crawler that is kept out here would never read that.
 */
export default function robots(): MetadataRoute.Robots {
  const disallow = ['/account', '/api/', '/invite/', '/orders', '/share/', '/staff']
  return {
    rules: { userAgent: '*', allow: '/', disallow },
    sitemap: `${buildSettings().siteUrl}/sitemap.xml`,
  }
}
