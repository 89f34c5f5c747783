'use client'
import { useEffect, useRef, useState } from 'react'
import { SubmitButton } from '@/components/ui/form/submit-button'

/** Saves the table and, with JavaScript, counts the pending changes. The bar stays in view. */
export function SaveBar({ proposed }: { proposed: number }) {
  const bar = useRef<HTMLDivElement>(null)
  const [count, setCount] = useState(proposed || null)
  useEffect(() => {
    const form = bar.current?.closest('form')
    if (!form) return
    const recount = () => {
      const boxes = form.querySelectorAll<HTMLInputElement>('input[data-stored]')
      setCount([...boxes].filter((box) => box.value.trim() !== box.dataset.stored).length)
    }
    recount()
    form.addEventListener('input', recount)
    return () => form.removeEventListener('input', recount)
  }, [])
  return (
    <div ref={bar} data-save-bar className="sticky bottom-0 z-10 flex flex-wrap items-center gap-4 border-t border-line bg-surface py-3">
      <SubmitButton>Save the prices</SubmitButton>
      <a href="/admin/products/prices">Discard</a>
      {count !== null && (
        <span role="status">{count === 0 ? 'No unsaved changes' : count === 1 ? '1 unsaved change' : `${count} unsaved changes`}</span>
      )}
    </div>
  )
}
