import { AligningProgress } from './align/aligning-progress.ts'
import { PairList } from './editor/pair-list.ts'
import { TargetField } from './editor/target-field.ts'
import { ExportForm } from './exchange/export-form.ts'
import { ImportFlow } from './exchange/import-flow.ts'
import { ImportStep } from './exchange/import-step.ts'
import { DocumentRun, readAnewWhenDone } from './page/document-run.ts'
import { FindBox } from './page/find-box.ts'
import { KeyList } from './page/key-list.ts'
import { KeyRecorder } from './page/key-recorder.ts'
import { closeMenusOutside } from './page/menus.ts'
import { localizeTimes } from './page/local-time.ts'
import { SaveState } from './page/save-state.ts'
import { SidePanel } from './page/side-panel.ts'
import { TickList } from './page/tick-list.ts'
import { listenForPreferences } from './page/view-options.ts'
import { BreakWalk } from './segmentation/break-walk.ts'
import { RulesForm } from './segmentation/rules-form.ts'
import { lightWords } from './words/word-lights.ts'

document.documentElement.dataset['scripted'] = ''
listenForPreferences()
closeMenusOutside()
localizeTimes(document)
if (new URLSearchParams(location.search).has('_csrf')) history.replaceState(history.state, '', location.pathname)
readAnewWhenDone()
customElements.define('document-run', DocumentRun)
lightWords()
customElements.define('target-field', TargetField)
customElements.define('save-state', SaveState)
customElements.define('side-panel', SidePanel)
customElements.define('tick-list', TickList)
customElements.define('pair-list', PairList)
customElements.define('find-box', FindBox)
customElements.define('key-list', KeyList)
customElements.define('export-form', ExportForm)
customElements.define('key-recorder', KeyRecorder)
customElements.define('import-flow', ImportFlow)
customElements.define('import-step', ImportStep)
customElements.define('aligning-progress', AligningProgress)
customElements.define('rules-form', RulesForm)
// the pages of aligning bring their own script
if (document.querySelector('link-list')) {
  void import('./align/link-list.ts').then(({ LinkList }) => customElements.define('link-list', LinkList))
}
customElements.define('break-walk', BreakWalk)
