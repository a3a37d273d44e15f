/** A picture as PNG, drawn on a canvas at twice its size so that it prints sharply. */
import type { Picture } from './picture.ts'

const SCALE = 2

/** Draw a picture; fails where the browser cannot. */
export async function drawPng({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image()
  // The page's policy knows no blob: for images; data: it does.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser draws no canvas')
  context.scale(SCALE, SCALE)
  context.drawImage(image, 0, 0, width, height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no PNG')) : resolve(blob)), 'image/png')
  })
}
