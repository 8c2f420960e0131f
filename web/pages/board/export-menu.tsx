import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import { useMutation } from '@tanstack/react-query';
import { download } from '../../client/download.ts';
import { useFeedback } from '../../parts/feedback.tsx';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLanguage, useWords } from '../../words/words.ts';
import { PopMenu } from './pop-menu.tsx';
import { given, onBoard, orderOf, type BoardQuery } from './query.ts';
import type { BoardSearch } from './search.ts';
import { words } from './words.ts';

interface ExportMenuProps {
  readonly query: BoardQuery;
  readonly search: BoardSearch;
}

/** The list as it is narrowed and sorted now, as a file. */
export function ExportMenu({ query, search }: ExportMenuProps) {
  const t = useWords(words);
  const language = useLanguage();
  const { message, modal } = useFeedback();
  const { limit: _, ...filter } = query;
  const making = useMutation({
    mutationFn: (operation: 'exportProspectsCsv' | 'exportProspectsXlsx') =>
      download(operation, given({ ...filter, ...onBoard, ...orderOf(search), step: search.step, language })),
    onSuccess: (file) => void message.success(t('exported', { file })),
    onError: (error) => void modal.error({ icon: null, content: <ProblemText error={error} /> }),
  });
  return (
    <PopMenu icon={<DownloadOutlined />} label={t('export')} isBusy={making.isPending}>
      {(close) => (
        <>
          {(['exportProspectsCsv', 'exportProspectsXlsx'] as const).map((operation) => (
            <button
              key={operation}
              type="button"
              className="nav-link"
              onClick={() => {
                close();
                making.mutate(operation);
              }}
            >
              {t(operation === 'exportProspectsCsv' ? 'exportCsv' : 'exportXlsx')}
            </button>
          ))}
          <p className="board-pop-note quiet">{t('exportNote')}</p>
        </>
      )}
    </PopMenu>
  );
}
