import { useBlocker } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useMe } from '../../shell/session/me.ts';
import { useFormats } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { useConfirm } from '../use-confirm.ts';
import { keep, keptDraftKey, readKept } from './kept-draft.ts';
import { keptDraftWords } from './kept-draft-words.ts';

interface Options<Value> {
  /** Names the page, and what of it is edited. */
  readonly form: string;
  readonly value: Value;
  /** Version that the changes are made on. */
  readonly version: number;
  readonly isChanged: boolean;
  readonly onRestore: (value: Value) => void;
}

/** Keeps the changes of a settings page in this tab, asks before it is left with any, and offers them after a reload.
 *  @returns the offer, to be shown above the settings; null when there is none */
export function useKeptDraft<Value>({ form, value, version, isChanged, onRestore }: Options<Value>): ReactNode {
  const t = useWords(keptDraftWords);
  const formats = useFormats();
  const confirm = useConfirm();
  const key = keptDraftKey(useMe().staffId, form);
  const [offered, setOffered] = useState(() => readKept<Value>(sessionStorage, key));
  // What is offered is kept until it is answered, or something else is changed.
  const isOffering = offered !== null && !isChanged;
  useEffect(() => {
    if (isChanged) keep(sessionStorage, key, { value, version, savedAtMs: Date.now() });
    else if (!isOffering) keep(sessionStorage, key, null);
  }, [key, value, version, isChanged, isOffering]);
  useBlocker({
    disabled: !isChanged,
    enableBeforeUnload: () => isChanged,
    shouldBlockFn: async () =>
      !(await confirm({ title: t('leaveTitle'), text: t('leaveText'), deed: t('leave'), isDangerous: true })),
  });
  if (offered === null || isChanged) return null;
  const when = formats.instant(new Date(offered.savedAtMs).toISOString());
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={offered.version === version ? t('found', { when }) : t('foundOlder', { when, version: offered.version })}
      action={
        <>
          <Button
            size="small"
            type="primary"
            onClick={() => {
              setOffered(null);
              onRestore(offered.value);
            }}
          >
            {t('restore')}
          </Button>{' '}
          <Button size="small" onClick={() => setOffered(null)}>
            {t('throwAway')}
          </Button>
        </>
      }
    />
  );
}
