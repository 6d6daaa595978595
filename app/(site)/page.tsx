import type { Metadata } from 'next'
import { OrderBar } from '@/components/site/order-bar'
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

export const metadata: Metadata = {
  title: { absolute: messagesFor('en').site.title },
}

export default function HomePage() {
  return (
    <>
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
