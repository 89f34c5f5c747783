'use client'
import { useEffect, useState } from 'react'
import { DEFAULT_LANGUAGE, directionOf } from '@/lib/languages/types'
import { plexMono, plexSans } from '../fonts'
import { useErrorWords } from './use-error-words'

type ErrorViewProps = {
  error: Error & { digest?: string }
  /** The `lang` attribute of the failed page. */
  lang: string
  /** Renders the failed page again. Without it, the reader is asked to reload the page. */
  reset?: () => void
}

/** A text, a reference and a link, in the language of the failed page. */
export function ErrorView({ error, lang, reset }: ErrorViewProps) {
  const { language, words } = useErrorWords(lang)
  const [support, setSupport] = useState<string>()
  const [reference, setReference] = useState(error.digest)
  useEffect(() => {
    setSupport(document.querySelector<HTMLMetaElement>('meta[name=support]')?.content)
    if (error.digest) setReference(newestRequestId() ?? error.digest)
  }, [error.digest])
  useEffect(() => {
    document.title = words.title
  }, [words])
  return (
    <html lang={language} dir={directionOf(language)} className={`${plexSans.variable} ${plexMono.variable}`}>
      <body>
        <main className="mx-auto max-w-form px-4 py-16">
          <h1>{words.heading}</h1>
          <p className="mt-4 text-lg text-ink-2">{!reset ? words.reload : reference ? words.textReference : words.text}</p>
          {support && (
            <p className="mt-4">
              {words.support} {support}
            </p>
          )}
          {reference && (
            <p className="mt-4">
              {words.reference} <span className="font-mono">{reference}</span>
            </p>
          )}
          <p className="mt-6 flex flex-wrap gap-x-6">
            {reset && (
              <button type="button" onClick={reset} className="min-h-11 underline">
                {words.again}
              </button>
            )}
            <a href={language === DEFAULT_LANGUAGE ? '/' : `/${language}`} className="inline-flex min-h-11 items-center">
              {words.back}
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}

/**
 * Returns the id of the latest request as our log records it (lib/web/watching/trace-request.ts). Next's own digest is the same for every
 * occurrence of an error.
 */
function newestRequestId(): string | undefined {
  const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  return entries
    .filter(({ name }) => !name.includes('/_next/static/'))
    .flatMap(({ serverTiming = [] }: PerformanceEntry & { serverTiming?: { name: string; description: string }[] }) =>
      serverTiming.filter(({ name }) => name === 'request'),
    )
    .at(-1)?.description
}
