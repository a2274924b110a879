document.documentElement.dataset['scripted'] = ''
