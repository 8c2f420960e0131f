import { Button, Modal, Typography } from 'antd';
import { useWords } from '../../words/words.ts';
import { words } from './words.ts';

interface Props {
  readonly secret: string | null;
  readonly onRead: () => void;
}

/** Shows the secret of a webhook, which nobody can look up again. */
export function ToldSecret({ secret, onRead }: Props) {
  const t = useWords(words);
  return (
    <Modal
      open={secret !== null}
      destroyOnHidden
      title={t('secretTitle')}
      onCancel={onRead}
      mask={{ closable: false }}
      closable={false}
      keyboard={false}
      footer={
        <Button type="primary" onClick={onRead}>
          {t('done')}
        </Button>
      }
    >
      <p>{t('secretText')}</p>
      <Typography.Text code className="told-secret" copyable={{ text: secret ?? '', tooltips: t('copy') }}>
        {secret}
      </Typography.Text>
    </Modal>
  );
}
