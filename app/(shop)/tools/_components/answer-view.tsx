'use client'
import { useContext } from 'react'
import { Alert } from '@/components/ui/alert'
import { CopyButton } from '@/components/ui/copy-button'
import { Facts } from '@/components/ui/facts'
import { Focused } from '@/components/ui/form/focused'
import { FormContext } from '@/components/ui/form/form-context'
import type { ToolAnswer } from '../answer'

/** The result of the surrounding tool's form. Renders nothing until there is one. */
export function AnswerView() {
  const { state } = useContext(FormContext)
  const sent = state.status === 'done' ? state.data?.answer : undefined
  if (typeof sent !== 'string') return null
  const answer: ToolAnswer = JSON.parse(sent)
  return (
    <Focused answer={state}>
      <section aria-labelledby="answer" className="mb-10">
        <h2 id="answer" className="wrap-anywhere">
          {answer.title}
        </h2>
        {answer.notes.map(({ tone, title, lines = [] }) => (
          <Alert key={title} tone={tone} title={title}>
            {lines.length === 1 ? (
              <p>{lines[0]}</p>
            ) : (
              lines.length > 1 && (
                <ul>
                  {lines.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              )
            )}
          </Alert>
        ))}
        {answer.parts.map(({ title, facts }) => (
          <section key={title} className="mt-8">
            <h3 className="mb-2 wrap-anywhere">{title}</h3>
            <Facts
              items={facts.map(({ term, detail, isCode }) => ({
                term,
                detail: isCode ? (
                  <span className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                    <code dir="ltr" translate="no" className="min-w-0 wrap-anywhere">
                      {detail}
                    </code>
                    <CopyButton text={detail} />
                  </span>
                ) : (
                  <bdi className="whitespace-pre-line">{detail}</bdi>
                ),
              }))}
            />
          </section>
        ))}
        {answer.texts.map(({ label, copy, text }) => (
          <details key={label} className="mt-6">
            <summary className="min-h-11 w-fit py-2.5 font-semibold text-peacock">{label}</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable by keyboard */}
            <pre dir="ltr" tabIndex={0} translate="no" className="mb-2 max-h-80 overflow-auto border border-line bg-sunken px-3 py-2">
              <code>{text}</code>
            </pre>
            <CopyButton text={text} label={copy} />
          </details>
        ))}
      </section>
    </Focused>
  )
}
