'use client'
import { type ReactNode, useEffect } from 'react'
import { FieldError } from '@/components/ui/form/field-frame'
import { useField } from '@/components/ui/form/form-context'
import { cn } from '@/lib/cn'
import { followChoice } from './follow-choice'

/** `terms` is the text beside the button once the option is chosen. */
type ChoiceOption = { id: string; term: string; price: string; note: string; shown: string; terms: string }
export type ChoiceGroup = { code: string; name: string; level: string; proves: string; options: readonly ChoiceOption[] }

type ChooserProps = {
  legend: string
  groups: readonly ChoiceGroup[]
  /** The choice selected by default. */
  initial: string | undefined
  /** The tax note on prices; empty if no tax is charged. */
  tax: string
  /** The button, shown beside the price. */
  children: ReactNode
}

/**
 * Lists certificate types and terms as one group of radio buttons, each with its full price, and shows the chosen price beside the button.
 * Posts `choiceId` and the price shown for each choice, so that a price change can be reported. Without scripts the list is complete, and
 * the price beside the button is left out.
 */
export function Chooser({ legend, groups, initial, tax, children }: ChooserProps) {
  const { id, error, value, words } = useField('choiceId')
  const options = groups.flatMap((group) => group.options)
  const chosen = options.find((option) => option.id === (value ?? initial))
  useEffect(followChoice, [])
  return (
    <>
      <fieldset aria-describedby={error ? `${id}-error` : undefined} className={cn(error && 'border-s-4 border-bad ps-4')}>
        <legend className="mb-2 text-xl font-semibold">
          {legend}
          {tax && <span className="ms-2 text-sm font-normal text-ink-3">{tax}</span>}
        </legend>
        {error && (
          <FieldError id={id} word={words.error}>
            {error}
          </FieldError>
        )}
        {groups.map((group) => (
          <div key={group.code} className="mb-5 last:mb-0">
            {groups.length > 1 && (
              <p id={`type-${group.code}`} className="mb-1 font-semibold">
                {group.name} <span className="block text-sm font-normal text-ink-3">{group.proves}</span>
              </p>
            )}
            <div className="border-t border-line">
              {group.options.map((option) => (
                <Radio
                  key={option.id}
                  id={option.id === options[0]?.id ? id : `${id}-${option.id}`}
                  option={option}
                  level={group.level}
                  describedBy={groups.length > 1 ? `type-${group.code}` : undefined}
                  isChosen={option.id === chosen?.id}
                />
              ))}
            </div>
          </div>
        ))}
        {options.map((option) => (
          <input key={option.id} type="hidden" name={`shown.${option.id}`} value={option.shown} />
        ))}
      </fieldset>
      <div className="mt-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t-2 border-ink pt-4">
        <p role="status" className="needs-script">
          <span data-chosen="price" data-shown={chosen?.price} className="block text-2xl font-medium tracking-[-0.015em]">
            {chosen?.price}
          </span>
          <span data-chosen="terms" data-shown={chosen?.terms} className="text-sm text-ink-3">
            {chosen?.terms}
          </span>
        </p>
        {children}
      </div>
    </>
  )
}

type RadioProps = {
  id: string
  option: ChoiceOption
  level: string
  describedBy: string | undefined
  isChosen: boolean
}

function Radio({ id, option, level, describedBy, isChosen }: RadioProps) {
  return (
    <label className="grid min-h-11 cursor-pointer grid-cols-[auto_1fr_auto] items-start gap-x-3 border-b border-line px-3 py-2.5 has-checked:bg-peacock-pale">
      <input
        type="radio"
        id={id}
        name="choiceId"
        value={option.id}
        data-level={level}
        data-price={option.price}
        data-terms={option.terms}
        defaultChecked={isChosen}
        aria-describedby={describedBy}
        className="choice"
      />
      <span>
        {option.term}
        <span className="block text-sm text-ink-3">{option.note}</span>
      </span>
      <span className="tabular-nums">{option.price}</span>
    </label>
  )
}
