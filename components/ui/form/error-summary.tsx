'use client'
import { type RefObject, useEffect, useRef } from 'react'
import { useFormWords } from '../words/words-context'

type ErrorSummaryProps = {
  message: string
  fields?: { id: string; text: string }[]
  link?: { href: string; label: string } | undefined
  /** Changes with every response, so that a second refusal is announced too. */
  answer?: object
}

/** "There is a problem": one link per invalid field, with that field's error. Takes the focus when it appears. */
export function ErrorSummary({ message, fields = [], link, answer }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const words = useFormWords()
  useAnnounced(box, answer, words.error)
  return (
    <div ref={box} tabIndex={-1} data-problem={`${words.error}: `} className="mb-6 border-4 border-bad bg-surface p-4">
      <div role="alert">
        <h2 className="text-lg">{words.problem}</h2>
        {fields.length === 0 ? (
          <p className="mt-2">
            {message}{' '}
            {link && (
              <a href={link.href} target="_blank" rel="noopener">
                {link.label}
              </a>
            )}
          </p>
        ) : (
          <ul className="mt-2 space-y-1">
            {fields.map((field) => (
              <li key={field.id}>
                <a href={`#${field.id}`} className="font-semibold text-bad hover:text-bad">
                  {field.text}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function useAnnounced(box: RefObject<HTMLDivElement | null>, answer: object | undefined, error: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new response is announced, even one with the same words
  useEffect(() => {
    box.current?.focus()
    const title = document.title.replace(`${error}: `, '')
    document.title = `${error}: ${title}`
    return () => {
      document.title = title
    }
  }, [answer])
}
