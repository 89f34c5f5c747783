import { loadEngine } from './load-engine.mjs'

/** The code that the native engine uses for every known error; the CLI reads the rest from `data`. */
const KNOWN_ERROR = 4466
/** Methods with a different name in the WebAssembly build. */
const NAMES = { getDatabaseVersion: 'version' }

let engine
let notices = 0

/** Responds to one JSON-RPC request of the CLI through `send`: with a result, or with the error that the native engine would return. */
export async function answer({ id, method, params }, options, send) {
  if (!method) return
  try {
    const result = await call(NAMES[method] ?? method, params, options)
    if (method === 'diff' && result?.stdout) send(printRequest(result.stdout))
    send({ jsonrpc: '2.0', id, result: result ?? null })
  } catch (error) {
    send({ jsonrpc: '2.0', id, error: toRpcError(error) })
  }
}

async function call(method, params, options) {
  // Connecting has already created the database or failed, so there is nothing left to create.
  if (method === 'createDatabase') return { databaseName: new URL(options.databaseUrl).pathname.slice(1) }
  engine ??= await loadEngine(options)
  if (typeof engine[method] !== 'function') throw new Error(`the WebAssembly schema engine does not know ${method}`)
  try {
    return await engine[method](params)
  } catch (error) {
    if (!lacksShadowDatabase(error) || !params?.migrationsList) throw error
    // This build accepts a connection to a shadow database only in devDiagnostic, and only in an engine in which no call has failed yet.
    engine = await loadEngine(options)
    await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
    return engine[method](params)
  }
}

function lacksShadowDatabase(error) {
  return /external factory/.test(String(error?.message))
}

/** The native engine asks the CLI to print a diff. We do the same, with request ids that the CLI does not use. */
function printRequest(content) {
  notices += 1
  return { jsonrpc: '2.0', id: 900_000 + notices, method: 'print', params: { content } }
}

function toRpcError(error) {
  return {
    code: KNOWN_ERROR,
    message: 'An error happened. Check the data field for details.',
    data: { is_panic: false, message: error?.message ?? String(error), meta: error?.meta ?? null, error_code: error?.code ?? null },
  }
}
