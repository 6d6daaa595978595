'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'

type Props = {
  /** What the browser's own voice reads. */
  text: string
  locale: string
  pdfAddress: string
  words: { large: string; print: string; pdf: string; listen: string; stop: string }
  children: ReactNode
}

/** A plain report with large print, print, PDF and the browser's own voice, which reads it without sending it anywhere. */
export function PlainReportTools({ text, locale, pdfAddress, words, children }: Props) {
  const [isLarge, setIsLarge] = useState(false)
  // Without a script its buttons would do nothing: only the link stands there then.
  const [isEnhanced, setIsEnhanced] = useState(false)
  useEffect(() => setIsEnhanced(true), [])
  const { isReading, canRead, toggle } = useVoice(text, locale)
  return (
    <div>
      <p className="mb-3 flex flex-wrap items-center gap-2 print:hidden">
        {isEnhanced && (
          <>
            <Button size="sm" variant="secondary" aria-pressed={isLarge} onClick={() => setIsLarge(!isLarge)}>
              {words.large}
            </Button>
            {canRead && (
              <Button size="sm" variant="secondary" onClick={toggle}>
                {isReading ? words.stop : words.listen}
              </Button>
            )}
            <Button size="sm" variant="secondary" onClick={() => window.print()}>
              {words.print}
            </Button>
          </>
        )}
        <a href={pdfAddress} download className={buttonClass({ variant: 'secondary', size: 'sm' })}>
          {words.pdf}
        </a>
      </p>
      <div className={classNames(isLarge && '[zoom:1.35]')}>{children}</div>
    </div>
  )
}

function useVoice(text: string, locale: string) {
  const [isReading, setIsReading] = useState(false)
  const [canRead, setCanRead] = useState(false)
  useEffect(() => {
    setCanRead('speechSynthesis' in window)
    return () => {
      if ('speechSynthesis' in window) window.speechSynthesis.cancel()
    }
  }, [])
  const toggle = () => {
    window.speechSynthesis.cancel()
    setIsReading(!isReading)
    if (isReading) return
    // Browsers cut off a long text: each paragraph is handed over by itself.
    const paragraphs = text.split('\n\n').filter(Boolean)
    paragraphs.forEach((paragraph, nth) => {
      const said = new SpeechSynthesisUtterance(paragraph)
      said.lang = locale
      if (nth === paragraphs.length - 1) said.onend = () => setIsReading(false)
      window.speechSynthesis.speak(said)
    })
  }
  return { isReading, canRead, toggle }
}
