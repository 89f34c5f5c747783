'use client'
import { useEffect } from 'react'
import { runShortcuts } from './run-shortcuts'

/** Runs the keyboard shortcuts on pages with React. */
export function ShortcutRunner() {
  useEffect(runShortcuts, [])
  return null
}
