import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// `npm run dev` shows the console against a running suite: LANGYAN_ORIGIN names it.
const origin = process.env.LANGYAN_ORIGIN ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1300,
    rollupOptions: {
      output: {
        manualChunks: (id: string) => (id.includes('node_modules') ? (/antd|@ant-design|\/rc-|@rc-component/.test(id) ? 'antd' : 'vendor') : undefined),
      },
    },
  },
  // Building the suite runs the tests: on a machine that is busy a first import alone takes longer than the five seconds of the default.
  test: { testTimeout: 60_000 },
  server: { proxy: { '/api': origin, '/auth': origin } },
});
