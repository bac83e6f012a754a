import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { META_POLICY } from './electron/host/headers.ts'

/** The fonts' style sheets name a .woff beside every .woff2; every browser that runs us reads the latter. */
function onlyWoff2(): Plugin {
  return {
    name: 'only-woff2',
    // At the end, because style sheets that others import never pass through `transform`.
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (name.endsWith('.woff')) delete bundle[name]
        else if (file.type === 'asset' && name.endsWith('.css')) {
          file.source = String(file.source).replaceAll(
            /,\s*url\([^)]*\.woff\)\s*format\(["']?woff["']?\)/g,
            '',
          )
        }
      }
    },
  }
}

/** The content security policy also stands in the page itself, should it ever be served without our headers. */
function policyInPage(): Plugin {
  return {
    name: 'policy-in-page',
    transformIndexHtml: {
      order: 'pre',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: META_POLICY },
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}

// Libraries change seldom and our pages often: apart, a browser keeps the former, and both load side by side.
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 1 },
  { name: 'grid', test: /node_modules[\\/](ag-grid|@ag-grid|ag-stack|ag-charts)/ },
  { name: 'charts', test: /node_modules[\\/](echarts|zrender)/ },
  { name: 'kit', test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs)/ },
  { name: 'editor', test: /node_modules[\\/](@codemirror|@lezer|@marijn|style-mod|crelt|w3c-keyname)/ },
]

export default defineConfig({
  root: 'renderer',
  base: '/',
  plugins: [onlyWoff2(), policyInPage(), react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // Chromium of this year in both shells.
    target: 'chrome140',
    // The policy forbids data: scripts and the files are local: inlining saves nothing.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
})
