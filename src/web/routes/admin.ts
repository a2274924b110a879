import type { Route } from '../route.ts'

export const adminRoutes: readonly Route[] = []
