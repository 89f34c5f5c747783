'use client'
import { useState } from 'react'
import { Button } from './button'
import { useFormWords } from './words/words-context'

/** Copies `text` to the clipboard and confirms it. Hidden without scripts. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const words = useFormWords()
  const [said, setSaid] = useState('')
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(words.copied)
    } catch {
      setSaid(words.notCopied)
    }
  }
  return (
    <span className="needs-script inline-flex flex-wrap items-center gap-2">
      <Button variant="secondary" small onClick={copy}>
        {label ?? words.copy}
      </Button>
      <span role="status" className="text-sm text-ink-2">
        {said}
      </span>
    </span>
  )
}
