'use client'
import { type ComponentProps, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import type { ErrorView as View } from './error-view'

type FailedPageProps = Omit<ComponentProps<typeof View>, 'lang'>

// This file's script is part of every page, so everything else loads only after a page has failed.
const ErrorView = lazy(() =>
  import('./error-view').then(
    (loaded) => ({ default: loaded.ErrorView }),
    () => ({ default: OfflineView }),
  ),
)

/** Replaces the entire document of a page that failed. */
export function FailedPage(props: FailedPageProps) {
  // Read before this document replaces the failed one.
  const [lang] = useState(() => (typeof document === 'undefined' ? '' : document.documentElement.lang))
  return (
    <Suspense fallback={<PlainView />}>
      <ErrorView {...props} lang={lang} />
    </Suspense>
  )
}

/** Shown if the texts of the error page can't be loaded either. */
function OfflineView({ error }: FailedPageProps) {
  return (
    <PlainView>
      <p className="mt-4 text-lg text-ink-2">Everything you saved before is safe. Reload the page in a minute.</p>
      {error.digest && (
        <p className="mt-4">
          Reference <span className="font-mono">{error.digest}</span>
        </p>
      )}
      <button type="button" onClick={() => location.reload()} className="min-h-11 underline">
        Reload
      </button>
    </PlainView>
  )
}

function PlainView({ children }: { children?: ReactNode }) {
  useEffect(() => {
    document.title = 'Error'
  }, [])
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-form px-4 py-16">
          <h1>Something went wrong on our side</h1>
          {children}
        </main>
      </body>
    </html>
  )
}
