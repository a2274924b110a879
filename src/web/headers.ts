import type { RequestHandler } from 'express'
import helmet from 'helmet'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const permissions = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map(feature => `${feature}=()`)
  .join(', ')

/** On every answer, errors and static files too. */
export function safetyHeaders(isSecure: boolean): RequestHandler[] {
  const usual = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  })
  return [
    usual,
    (_request, response, next) => {
      response.setHeader('Content-Security-Policy', policy)
      response.setHeader('Permissions-Policy', permissions)
      response.setHeader('Cache-Control', 'no-store')
      next()
    },
  ]
}
