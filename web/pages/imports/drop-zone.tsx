import InboxOutlined from '@ant-design/icons/es/icons/InboxOutlined';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Spin } from 'antd';
import { useId, useState, type ChangeEvent } from 'react';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useWords } from '../../words/words.ts';
import { refusalWord } from './refusal.ts';
import { objectionTo, useUpload } from './use-upload.ts';
import { words } from './words.ts';

/** Takes a file that is dropped or chosen, uploads it, and goes on to its columns. */
export function DropZone() {
  const t = useWords(words);
  const id = useId();
  const navigate = useNavigate();
  const upload = useUpload();
  const [isOver, setOver] = useState(false);
  const [objection, setObjection] = useState<ReturnType<typeof objectionTo>>(null);
  const take = (file: File | undefined): void => {
    if (file === undefined || upload.isPending) return;
    const found = objectionTo(file);
    setObjection(found);
    upload.reset();
    if (found !== null) return;
    upload.mutate(file, {
      onSuccess: ({ importId }) => void navigate({ to: '/imports/$importId', params: { importId } }),
    });
  };
  const onChoose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    take(target.files?.[0]);
    // The same file may be chosen again after it was mended.
    target.value = '';
  };
  return (
    <div className="import-drop-box">
      <label htmlFor={id} className={isOver ? 'import-drop import-drop-over' : 'import-drop'}>
        {/* Lies invisibly over the whole field: browsers let files be dropped on it. */}
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          className="import-file"
          onChange={onChoose}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
        />
        {upload.isPending ? (
          <span role="status">
            <Spin size="small" /> {t('uploading', { file: upload.variables.name })}
          </span>
        ) : (
          <>
            <InboxOutlined className="import-drop-icon" />
            <strong>{t('drop')}</strong>
            <span className="import-choose">{t('choose')}</span>
            <span className="quiet">{t('dropHint')}</span>
          </>
        )}
      </label>
      {objection !== null && <Alert type="error" showIcon role="alert" title={t(objection)} />}
      <ProblemText
        error={upload.error}
        mistakeText={({ code }) => {
          const word = refusalWord(code);
          return word === null ? undefined : t(word);
        }}
      />
    </div>
  );
}
