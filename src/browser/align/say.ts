import { toast } from '../page/toasts.ts'

/** What the last step came to; it takes the place of what the step before came to. */
export const say = (sentence: string, action?: HTMLElement): void => toast(sentence, action, true)
