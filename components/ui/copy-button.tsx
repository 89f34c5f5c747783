'use client'
import { Button } from './button'
import { copyFrom } from './copy-from'
import { useFormWords } from './words/words-context'

/** Copies `text` to the clipboard and confirms it. Hidden without scripts. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const words = useFormWords()
  return (
    <span className="needs-script inline-flex flex-wrap items-center gap-2">
      <Button
        variant="secondary"
        small
        onClick={({ currentTarget }) => void copyFrom(currentTarget)}
        data-copy={text}
        data-copied={words.copied}
        data-not-copied={words.notCopied}
      >
        {label ?? words.copy}
      </Button>
      <span role="status" className="text-sm text-ink-2" />
    </span>
  )
}
