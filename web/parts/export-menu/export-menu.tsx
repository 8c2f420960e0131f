import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import { useMutation } from '@tanstack/react-query';
import { download } from '../../client/download.ts';
import type { OperationInput } from '../../client/operation-types.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { useFeedback } from '../feedback.tsx';
import { PopMenu } from '../pop-menu.tsx';
import { useTellProblem } from '../tell-problem.tsx';
import { words } from './words.ts';

type ExportQuery = Omit<NonNullable<OperationInput<'exportProspectsCsv'>['query']>, 'language'>;

/** A list of prospects as it is narrowed and sorted now, as a file. */
export function ExportMenu({ query }: { readonly query: ExportQuery }) {
  const t = useWords(words);
  const language = useLanguage();
  const { message } = useFeedback();
  const making = useMutation({
    mutationFn: (operation: 'exportProspectsCsv' | 'exportProspectsXlsx') =>
      download(operation, { ...query, language }),
    onSuccess: (file) => void message.success(t('exported', { file })),
    onError: useTellProblem(),
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
          <p className="pop-menu-note quiet">{t('exportNote')}</p>
        </>
      )}
    </PopMenu>
  );
}
