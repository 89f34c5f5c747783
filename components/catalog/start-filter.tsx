'use client'
import { useEffect } from 'react'
import { filterCatalogue } from './filter-catalogue'

/** Starts the catalogue's filter in pages where React runs, which is only during development. */
export function StartFilter() {
  useEffect(filterCatalogue, [])
  return null
}
