import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a fresh browser with a fresh profile; close it when done. */
export async function launchChromium(): Promise<Browser> {
  const { executable, env } = findChromium()
  return await chromium.launch({
    executablePath: executable,
    headless: true,
    args: flags,
    env: { ...process.env, ...env },
  })
}
