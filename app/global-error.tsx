'use client'
import './globals.css'

/** Shown only if the frame around every page fails too. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Error: Something failed on our side</title>
        <main className="mx-auto max-w-form px-4 py-16">
          <h1>Something failed on our side</h1>
          <p className="mt-4 text-lg text-ink-2">Everything you saved before is safe. Reload the page in a minute.</p>
          {error.digest && (
            <p className="mt-4">
              Reference <span className="font-mono">{error.digest}</span>
            </p>
          )}
        </main>
      </body>
    </html>
  )
}
