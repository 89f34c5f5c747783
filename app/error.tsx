'use client'
import { useEffect } from 'react'
import { FlowFrame } from '@/components/layout/flow-frame'
import { PageTitle } from '@/components/layout/page-title'
import { Button } from '@/components/ui/button'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  useEffect(() => {
    document.title = 'Error: Something failed on our side – Keelmark'
  }, [])
  return (
    <FlowFrame>
      <PageTitle lead="Your order and your answers are safe. Try again; if it happens once more, send us the reference below.">
        Something failed on our side
      </PageTitle>
      {error.digest && (
        <p className="mb-6">
          Reference <span className="font-mono">{error.digest}</span>
        </p>
      )}
      <Button onClick={reset}>Try again</Button>
    </FlowFrame>
  )
}
