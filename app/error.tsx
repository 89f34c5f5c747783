'use client'
import { useEffect, useState } from 'react'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

/** The script of this page is part of every page, so it is kept small and has no frame: a text, a reference, a link. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const [support, setSupport] = useState<string>()
  useEffect(() => {
    document.title = 'Error: Something failed on our side'
    setSupport(document.documentElement.dataset.support)
  }, [])
  return (
    <main className="mx-auto max-w-form px-4 py-16">
      <h1>Something failed on our side</h1>
      <p className="mt-4 text-lg text-ink-2">
        Everything you saved before is safe. What you typed on this page may be lost. Try again. If it happens again, write to us
        {error.digest ? ' with the reference below.' : '.'}
      </p>
      {support && <p className="mt-4">How to reach us: {support}</p>}
      {error.digest && (
        <p className="mt-4">
          Reference <span className="font-mono">{error.digest}</span>
        </p>
      )}
      <p className="mt-6 flex flex-wrap gap-x-6">
        <button type="button" onClick={reset} className="min-h-11 underline">
          Try again
        </button>
        <a href="/" className="inline-flex min-h-11 items-center">
          Back to the shop
        </a>
      </p>
    </main>
  )
}
