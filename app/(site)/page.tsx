import { SiteData } from '@/components/article/structured-data'
import { OrderBar } from '@/components/site/order-bar'
import { pageMetadata } from '@/components/site/page-metadata'
import { messagesFor } from '@/lib/shared/messages/messages'
import { ArticleTeasers } from './_components/article-teasers'
import { Closing } from './_components/closing'
import { ExampleVideo } from './_components/example-video'
import { Experts } from './_components/experts'
import { Hero } from './_components/hero'
import { HowItWorks } from './_components/how-it-works'
import { PrivacyInShort } from './_components/privacy-in-short'
import { Questions } from './_components/questions'
import { WhatYouGet } from './_components/what-you-get'

export const dynamic = 'error'

export const metadata = pageMetadata({ ...messagesFor('en').site, path: '/' })

export default function HomePage() {
  return (
    <>
      <SiteData />
      <Hero />
      <HowItWorks />
      <ExampleVideo />
      <WhatYouGet />
      <Experts />
      <PrivacyInShort />
      <ArticleTeasers />
      <Questions />
      <Closing />
      <OrderBar />
    </>
  )
}
