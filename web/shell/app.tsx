import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { createQueryClient } from '../client/queries.ts';
import { FeedbackProvider } from '../parts/feedback.tsx';
import { useLanguage } from '../words/words.ts';
import { nonce } from './nonce.ts';
import { createAppRouter } from './router.tsx';
import { theme } from './theme.ts';
import './shell.css';

const queries = createQueryClient();
const router = createAppRouter(queries);

const csp = nonce === undefined ? {} : { csp: { nonce } };

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Everything around the pages: looks, language, data and addresses. */
export function App() {
  const language = useLanguage();
  return (
    <ConfigProvider theme={theme} button={{ autoInsertSpace: false }} locale={language === 'zh' ? zhCN : enUS} {...csp}>
      <FeedbackProvider>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </FeedbackProvider>
    </ConfigProvider>
  );
}
