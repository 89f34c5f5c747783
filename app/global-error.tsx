'use client'
import { directionOf } from '@/lib/languages/types'
import { useErrorWords } from './_components/use-error-words'
import './globals.css'

/** Shown only if the root layout fails too. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const { language, words } = useErrorWords()
  return (
    <html lang={language} dir={directionOf(language)}>
      <body>
        <title>{words.title}</title>
        <main className="mx-auto max-w-form px-4 py-16">
          <h1>{words.heading}</h1>
          <p className="mt-4 text-lg text-ink-2">{words.reload}</p>
          {error.digest && (
            <p className="mt-4">
              {words.reference} <span className="font-mono">{error.digest}</span>
            </p>
          )}
        </main>
      </body>
    </html>
  )
}
