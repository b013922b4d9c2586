"""Whether a text in Chinese, Japanese or Korean script is a person's name: its family name is one that people bear.

Two to four characters alone are as often a term as a name ("模型压缩", "이미지"), and no script marks names by
capitals; but most people share a few hundred family names. Data: the commonest of each country.
"""

from __future__ import annotations

import re

from papergraph.readers.lists.words import words

_CHINESE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施乔樊葛邢颜"
    "倪章季殷鲁俞翁申靳柏欧柳蓝凌盛庞齐裴骆詹甄麦霍焦翟焉岳耿祝柯涂芦舒常管左游包牛纪阎聂池宁卓闵屈项艾华成辛简饶"
    "关張劉陳楊黃趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈韋鄒龍賀顧龔萬錢嚴湯喬顏魯龐齊駱藍紀閻聶寧項華簡饒關羅闕賴"
    "洪莊連巫塗梅卞丘古甘尤米"
)
_CHINESE_DOUBLE = words("欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 皇甫 尉迟 公孙 慕容 长孙 令狐 夏侯 端木")
_KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여"
    "추도석선설마길연"
)
_JAPANESE = words(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邉 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤
    齊藤 清水 山崎 阿部 森 池田 橋本 石川 山下 小川 石井 長谷川 後藤 岡田 近藤 前田 藤田 遠藤 青木 坂本 村上 太田
    金子 藤井 福田 西村 三浦 竹内 中川 岡本 松田 原田 中野 小野 田村 藤原 中山 石田 小島 和田 森田 内田 柴田 酒井 原
    高木 横山 安藤 宮崎 上田 島田 工藤 大野 宮本 杉山 今井 丸山 増田 高田 村田 平野 大塚 菅原 武田 新井 小山 野口
    桜井 千葉 岩崎 佐野 谷口 上野 松井 野村 河野 渡部 木下 菊地 菊池 佐久間 市川 飯田 水野 小松 島 五十嵐 久保
    久保田 古川 本田 本多 杉本 安田 松尾 秋山 大西 服部 川口 川上 川崎 中島 中嶋 永井 土屋 岡崎 北村 荒木 大橋 星野
    浅野 浅井 吉川 吉村 吉岡 平田 平井 平山 東 堀 堀内 関 関口 辻 林 西田 西川 西尾 南 岩田 岩本 望月 栗原 大島 大谷
    大石 大久保 松下 松岡 松村 松原 樋口 川村 黒田 河合 川島 須藤 田口 田島 馬場 牧野 神田 神谷 福島 福井 三宅 三好
    片山 早川 荒井 萩原 白石 尾崎 成田 辻井 乾 黒橋 岡野原
    """
)
_KOREAN_DOUBLE = words("남궁 황보 제갈 선우 독고 사공 서문")
# Terms that begin with the character of a family name.
_TERMS = words(
    """
    이미지 정보 정리 정확도 정책 정렬 조건 조합 주제 전이 성능 신경망 강화 강화학습 최적화 최신 최종 유사도 임베딩
    안전 안정성 장기 고정 고급 문제 문서 문장 문법 양자화 양자 배경 백본 서비스 서론 연구 연속 연합학습 지식 지능
    지도 지도학습 음성 인식 인간 인공지능 이론 이해 이상 이상치 이동 변환 변환기 기계 기계학습 기반 기타 기초 구조
    구현 현실 현재 차원 도메인 도구 도메인적응 공간 공유 공개 심층 심층학습 나머지 하드웨어 하이브리드 원본 원리
    추론 추천 추적 추출 명령 설명 제목 제안 모델 모델링 은닉 반복 편향 국문 금융 용어 우선 민감도 진단 진행 전체
    전략 방법 방법론 방향 노드 노이즈 한국어 한계 오류 오디오 오픈 서울 신호 신뢰성 권한 황금 안내 송신 유형 유전
    홍보 고찰 손실 손실함수 배포 허가 남은 주의 우리 구글 여러 常识 常用 高效 高维 高级 金融 方案 方程 向量 向量化
    关键 关系 关联 关注 成果 成本 成员 华为 康复 管理 包含 包括 万能 万物 白盒 黄金 马尔可夫 高斯 石油 江苏 钱包
    季度 史料 温度 章节 严格 武器 连续 连接 古典 米兰 简化 简介 简单 简述 任务 任意 程序 程度 林业 田间 林地 段落
    莫尔 常见 项目 项目主页 左右 游戏 宁波 牛顿 何种 何时 周报 周期 周刊 全局 计算机 方式 方向 时间 时空 单位 单目
    成像 明确 原则 原始 原理 東京 南京 原因 関連 関係 関数 島根 東大 北京 本当 南极
    """
)
_HAN = re.compile("[\u4e00-\u9fff]{2,4}")
_HAN_PAIR = re.compile("([\u4e00-\u9fff々]{1,3})[ \u3000]([\u4e00-\u9fff々\u3040-\u30ff]{1,4})")
_HAN_JOINED = re.compile("[\u4e00-\u9fff々]{3,5}")
_HANGUL = re.compile("[\uac00-\ud7a3]{2,4}")
_HANGUL_PAIR = re.compile("([\uac00-\ud7a3]{1,2}) ([\uac00-\ud7a3]{1,3})")
_SHAPE = re.compile(
    "[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff々]{2,5}|[\u4e00-\u9fff々]{1,4}[ \u3000][\u4e00-\u9fff々\u3040-\u30ff]{1,5}"
    "|[\uac00-\ud7a3]{2,4}"
)
_KATAKANA = re.compile("[\u30a0-\u30fa\u30fc]{2,10}[・＝][\u30a0-\u30fc・＝]{2,24}")


def is_cjk_name(text: str) -> bool:
    """Whether the whole text is one name: "张三", "山田 太郎", "김철수", "アラン・チューリング"."""
    if text in _TERMS:
        return False
    if _HANGUL.fullmatch(text):
        return text[:2] in _KOREAN_DOUBLE or text[0] in _KOREAN
    if pair := _HANGUL_PAIR.fullmatch(text) or _HAN_PAIR.fullmatch(text):
        return pair[1] in _KOREAN or pair[1] in _KOREAN_DOUBLE or _is_family(pair[1])
    if _HAN.fullmatch(text):
        double = text[:2] in _CHINESE_DOUBLE
        if double or (len(text) < 4 and text[0] in _CHINESE):
            return True
    if _HAN_JOINED.fullmatch(text):
        return any(text[:length] in _JAPANESE for length in (2, 3) if length < len(text))
    return bool(_KATAKANA.fullmatch(text))


def may_be_cjk_name(text: str) -> bool:
    """Whether a text has the shape of a name, where its place says that it is one: few families are known."""
    return text not in _TERMS and bool(_SHAPE.fullmatch(text) or _KATAKANA.fullmatch(text))


def _is_family(text: str) -> bool:
    return text in _CHINESE or text in _CHINESE_DOUBLE or text in _JAPANESE
