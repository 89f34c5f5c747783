import path from 'node:path'
import type { NextConfig } from 'next'

/** The baseline: the cost of Next without our code. */
export default {
  poweredByHeader: false,
  turbopack: { root: path.resolve(import.meta.dirname, '../../..') },
} satisfies NextConfig
