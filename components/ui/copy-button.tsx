'use client'
import { useState } from 'react'
import { Button } from './button'

/** Copies `text` to the clipboard and says so. Hidden if scripts do not run. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [said, setSaid] = useState('')
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied')
    } catch {
      setSaid('Your browser did not allow copying. Select the text instead.')
    }
  }
  return (
    <span className="needs-script inline-flex flex-wrap items-center gap-2">
      <Button variant="secondary" small onClick={copy}>
        {label}
      </Button>
      <span role="status" className="text-sm text-ink-2">
        {said}
      </span>
    </span>
  )
}
