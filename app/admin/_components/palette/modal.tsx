'use client'
import { type ReactNode, useEffect, useRef } from 'react'

/** A native dialog that is open as long as it is rendered. Escape closes it, and the focus returns to where it was before. */
export function Modal({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={({ currentTarget }) => {
        // React runs effects twice in development, so the dialog may already be open.
        if (!currentTarget.open) onClose()
      }}
      className="mx-auto mt-[12vh] w-[min(36rem,calc(100vw-2rem))] border border-ink bg-paper p-4 text-ink backdrop:bg-paper/70"
    >
      {children}
    </dialog>
  )
}
