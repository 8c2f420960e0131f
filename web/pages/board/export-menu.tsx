import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import { useMutation } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { download } from '../../client/download.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useLanguage, useWords } from '../../words/words.ts';
import { given, onBoard, orderOf, type BoardQuery } from './query.ts';
import type { BoardSearch } from './search.ts';
import { words } from './words.ts';
import { useFeedback } from '../../parts/feedback.tsx';

interface ExportMenuProps {
  readonly query: BoardQuery;
  readonly search: BoardSearch;
}

const operationOf = { csv: 'exportProspectsCsv', xlsx: 'exportProspectsXlsx' } as const;

/** The list as it is narrowed and sorted now, as a file. */
export function ExportMenu({ query, search }: ExportMenuProps) {
  const t = useWords(words);
  const language = useLanguage();
  const { message, modal } = useFeedback();
  const { limit: _, ...filter } = query;
  const making = useMutation({
    mutationFn: (format: keyof typeof operationOf) =>
      download(operationOf[format], given({ ...filter, ...onBoard, ...orderOf(search), step: search.step, language })),
    onSuccess: (file) => void message.success(t('exported', { file })),
    onError: (error) => void modal.error({ icon: null, content: <ProblemText error={error} /> }),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'csv', label: t('exportCsv') },
          { key: 'xlsx', label: t('exportXlsx') },
          { type: 'divider' },
          { key: 'note', label: t('exportNote'), disabled: true },
        ],
        onClick: ({ key }) => making.mutate(key === 'xlsx' ? 'xlsx' : 'csv'),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={making.isPending}>
        {t('export')}
      </Button>
    </Dropdown>
  );
}
