/** Responds with 304, rendered for every request. */
export function GET(request: Request): Response {
  return new Response(null, { status: 304, headers: { etag: request.headers.get('if-none-match') ?? '' } })
}
