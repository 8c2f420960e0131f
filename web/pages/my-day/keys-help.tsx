import { Checkbox, Modal } from 'antd';
import { switchSingleKeys, useSingleKeys } from '../../client/single-keys.ts';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

const keys = [
  ['j / k', 'keyMove'],
  ['d', 'keyDo'],
  ['s', 'keySnooze'],
  ['x', 'keySkip'],
  ['c', 'keyCall'],
  ['Enter', 'keyOpen'],
  ['u', 'keyUndo'],
  ['/ , Ctrl-K', 'keySearch'],
  ['?', 'keyHelp'],
] as const;

/** What the keys do, and the switch that turns single keys off. */
export function KeysHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useWords(words);
  const areOn = useSingleKeys();
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={t('help')}>
      <p className="quiet">{t('helpText')}</p>
      <dl className="keys">
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd className="key">{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <Checkbox checked={areOn} onChange={({ target }) => switchSingleKeys(target.checked)}>
        {t('keysOn')}
      </Checkbox>
    </Modal>
  );
}
