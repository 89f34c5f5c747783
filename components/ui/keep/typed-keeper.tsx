'use client'
import { useEffect } from 'react'
import { keepTyped } from './keep-typed'

/** Included in every page that React runs, so that a page that is loaded again has what was typed. */
export function TypedKeeper() {
  useEffect(keepTyped, [])
  return null
}
