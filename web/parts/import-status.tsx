import type { ImportStatus, RowStatus } from '../../domain/import/tally.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';
import { useLocalized } from '../words/words.ts';
import './import-status.css';

const importStatusWords: Readonly<Record<ImportStatus, LocalizedText>> = {
  draft: { zh: '待导入', en: 'Not yet imported' },
  running: { zh: '导入中', en: 'Importing' },
  paused: { zh: '已暂停', en: 'Paused' },
  cancelling: { zh: '正在取消', en: 'Being cancelled' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  ended: { zh: '已完成', en: 'Done' },
};

/** What became of a row, in one word. */
export const rowStatusWords: Readonly<Record<RowStatus, LocalizedText>> = {
  pending: { zh: '可导入', en: 'Ready' },
  created: { zh: '已登记', en: 'Captured' },
  duplicate: { zh: '重复', en: 'Duplicate' },
  refused: { zh: '有问题', en: 'To be mended' },
};

export function ImportStatusTag({ status }: { readonly status: ImportStatus }) {
  const localized = useLocalized();
  return <span className={`import-status import-status-${status}`}>{localized(importStatusWords[status])}</span>;
}
