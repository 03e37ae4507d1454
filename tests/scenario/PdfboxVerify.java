import java.io.File;
import java.nio.file.Files;
import java.security.Security;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** PdfboxVerify PASSWORD FILE...: what PDFBox and BouncyCastle think of the signature of each file, one line each. */
public class PdfboxVerify {
  public static void main(String[] arguments) throws Exception {
    Security.addProvider(new BouncyCastleProvider());
    for (int i = 1; i < arguments.length; ++i) {
      System.out.println(arguments[i] + " " + (accepts(new File(arguments[i]), arguments[0]) ? "good" : "bad"));
    }
  }

  /** One signature over the whole file whose digest and signature hold. */
  @SuppressWarnings("unchecked")
  private static boolean accepts(File file, String password) {
    try (PDDocument document = PDDocument.load(file, password)) {
      List<PDSignature> signatures = document.getSignatureDictionaries();
      if (signatures.size() != 1) {
        return false;
      }
      PDSignature signature = signatures.get(0);
      byte[] bytes = Files.readAllBytes(file.toPath());
      int[] range = signature.getByteRange();
      CMSSignedData cms =
          new CMSSignedData(new CMSProcessableByteArray(signature.getSignedContent(bytes)), signature.getContents(bytes));
      SignerInformation signer = cms.getSignerInfos().getSigners().iterator().next();
      X509CertificateHolder certificate =
          (X509CertificateHolder) cms.getCertificates().getMatches(signer.getSID()).iterator().next();
      return range[0] == 0 && range[2] + range[3] == bytes.length
          && signer.verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider("BC").build(certificate));
    } catch (Exception error) {
      return false;
    }
  }
}
